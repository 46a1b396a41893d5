-- Who gave the words of a message their version, so that of two who change them at once one is told of the other.
alter table wording add column changed_by text;
