"""One side of Morango's sync; prints seconds as JSON. PEER_DATABASE and MORANGO_SYSTEM_ID say which.

side.py new-server ROOT | serve PORT | new-client ROOT URL | fill ROOT DOCUMENTS | push ROOT URL
"""

import json
import os
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
import django

django.setup()
from django.core.management import call_command
from django.db import transaction
from mailapp.models import Mail, Person
from morango.models.certificates import Certificate, Filter, ScopeDefinition
from morango.sync.controller import MorangoProfileController

CHUNK = 2000


def scopes():
    for name, key in (("root", "user"), ("device", "")):
        ScopeDefinition.objects.create(
            id=name,
            profile="mail",
            version=1,
            primary_scope_param_key=key,
            description=name + " ${user}",
            read_filter_template="",
            write_filter_template="",
            read_write_filter_template="${user}",
        )


def session(url, user):
    connection = MorangoProfileController("mail").create_network_connection(url)
    connection.chunk_size = CHUNK
    mine = Certificate.objects.filter(scope_definition_id="device", _private_key__isnull=False).first()
    server = connection.get_remote_certificates(user, "root")[0]
    if mine is None:
        mine = connection.certificate_signing_request(server, "device", {"user": user}, userargs="bench", password="bench")
    return connection.create_sync_session(mine, server)


def transfer(side, user):
    started = time.perf_counter()
    side.initialize(Filter(user + ":user"))
    side.run()
    side.finalize()
    return time.perf_counter() - started


order, words = sys.argv[1], sys.argv[2:]
if order == "new-server":
    call_command("migrate", run_syncdb=True, verbosity=0)
    scopes()
    certificate = Certificate.generate_root_certificate("root")
    person = Person(_morango_source_id=certificate.id, username="bench", is_superuser=True)
    person.set_password("bench")
    person.save()
    with open(words[0], "w") as file:
        file.write(person.id)
elif order == "serve":
    from django.core.wsgi import get_wsgi_application
    from waitress import serve

    application = get_wsgi_application()
    print("up", flush=True)
    serve(application, host="127.0.0.1", port=int(words[0]), threads=4, _quiet=True)
else:
    user = open(words[0]).read()
    if order == "new-client":
        call_command("migrate", run_syncdb=True, verbosity=0)
        scopes()
        taken = transfer(session(words[1], user).get_pull_client(), user)
        print(json.dumps({"taken_s": taken, "mail": Mail.objects.count()}))
    elif order == "fill":
        person = Person.objects.get(username="bench")
        with transaction.atomic():
            for line in open(words[1]):
                one = json.loads(line)
                Mail(
                    _morango_source_id=one["id"].replace("-", ""), person=person, seq=one["seq"], to=one["to"], text=one["text"]
                ).save()
    elif order == "push":
        print(json.dumps({"taken_s": transfer(session(words[1], user).get_push_client(), user)}))
