"""A person and their mail, as Morango syncs them."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.db import models
from morango.models.core import SyncableModel
from morango.models.manager import SyncableModelManager


class Base(SyncableModel):
    morango_profile = "mail"

    class Meta:
        abstract = True


class PersonManager(SyncableModelManager, UserManager):
    pass


class Person(AbstractBaseUser, Base):
    morango_model_name = "person"
    USERNAME_FIELD = "username"
    username = models.CharField(max_length=20, unique=True)
    is_superuser = models.BooleanField(default=False)
    objects = PersonManager()

    def calculate_source_id(self, *args, **more):
        return self._morango_source_id or uuid.uuid5(uuid.NAMESPACE_DNS, self.username).hex

    def calculate_partition(self, *args, **more):
        return f"{self.ID_PLACEHOLDER}:user"

    def has_morango_certificate_scope_permission(self, *args):
        return self.is_superuser

    @staticmethod
    def compute_namespaced_id(partition_value, source_id_value, model_name):
        return source_id_value


class Mail(Base):
    morango_model_name = "mail"
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    seq = models.IntegerField()
    to = models.CharField(max_length=40)
    text = models.TextField()

    def calculate_source_id(self, *args, **more):
        return self._morango_source_id

    def calculate_partition(self, *args, **more):
        return f"{self.person_id}:user:mail"
