-- What is no message, of one entity: changes of messages, transfers, pages. A long conversation is mostly messages.

create index journal_no_message on journal (entity_type, entity_id, seq) where entity_type = 'conversation' and kind <> 'message';
