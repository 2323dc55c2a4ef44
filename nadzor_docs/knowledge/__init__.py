"""The law and the words as data: YAML in, typed values out, as of a date."""

from nadzor_docs.knowledge.problems import BrokenKB, NotInKB
from nadzor_docs.knowledge.store import KB, load_kb, vocabulary
from nadzor_docs.knowledge.yaml_files import BrokenYaml, load_yaml

__all__ = ["KB", "BrokenKB", "BrokenYaml", "NotInKB", "load_kb", "load_yaml", "vocabulary"]
