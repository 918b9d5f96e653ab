"""As durable as the others: WAL, every commit on the disk."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "mailapp"

    def ready(self):
        from django.db.backends.signals import connection_created

        def durable(sender, connection, **more):
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA journal_mode = WAL")
                cursor.execute("PRAGMA synchronous = FULL")

        connection_created.connect(durable, weak=False)
