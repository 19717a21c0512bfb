using ContactCenter.Journal;
using ContactCenter.Storage.Journal;
using Npgsql;
using NpgsqlTypes;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>The statement that advances the head and inserts a batch's entries under it, in one go.</summary>
internal static class PostgresEntries
{
    // The head row is locked until the commit, so positions follow the order of commit and a rollback gives them back.
    // An entry that follows another ("follows") needs it to be there: without it seq becomes null, which the table refuses. So an
    // activation that outlived the erasure of its entity cannot write to it again. (A scalar subquery: "not exists" may be planned as a
    // hash of the whole journal.)
    private const string Sql = """
        with head as (
            update journal_head set position = position + $1 where only_row
            returning position - $1 as before
        ), inserted as (
            insert into journal (
                position, entity_type, entity_id, seq, at, actor, kind, data,
                command_id, contact_id, conversation_id, agent_id, department_id)
            select
                head.before + e.ordinal, e.entity_type, e.entity_id,
                case when e.follows then 1 + (
                        select p.seq from journal p
                        where p.entity_type = e.entity_type and p.entity_id = e.entity_id and p.seq = e.seq - 1)
                    else e.seq end,
                e.at, e.actor, e.kind, e.data,
                e.command_id, e.contact_id, e.conversation_id, e.agent_id, e.department_id
            from head cross join unnest(
                $2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::timestamptz[], $7::text[], $8::text[], $9::text[],
                $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
                with ordinality as e (
                    entity_type, entity_id, seq, follows, at, actor, kind, data,
                    command_id, contact_id, conversation_id, agent_id, department_id, ordinal)
        )
        select before + 1 from head
        """;

    public static NpgsqlBatchCommand Insert(ReadOnlySpan<PendingAppend> batch)
    {
        var count = 0;
        foreach (var pending in batch) count += pending.EntryCount;
        var columns = new Columns(count);
        var written = new HashSet<(EntityId, long)>(batch.Length);
        foreach (var pending in batch)
        {
            foreach (var append in pending.Members)
            {
                // The entry before it may come earlier in this very batch, where the statement's snapshot does not see it.
                columns.Add(append, follows: append.AfterSeq > 0 && !written.Contains((append.Entity, append.AfterSeq)));
                written.Add((append.Entity, append.AfterSeq + append.Entries.Length));
            }
        }

        return columns.ToCommand();
    }

    /// <summary>The batch turned by ninety degrees: one array per column.</summary>
    private sealed class Columns(int count)
    {
        private readonly string?[][] _texts = [.. Enumerable.Range(0, 10).Select(_ => new string?[count])];
        private readonly long[] _seqs = new long[count];
        private readonly bool[] _follows = new bool[count];
        private readonly DateTime?[] _times = new DateTime?[count];
        private int _next;

        public void Add(JournalAppend append, bool follows)
        {
            var seq = append.AfterSeq;
            foreach (var entry in append.Entries)
            {
                var tags = entry.Tags;
                Span<string?> texts =
                [
                    append.Entity.Type, append.Entity.Id, entry.Actor, entry.Kind, entry.Data,
                    entry.CommandId, tags.ContactId, tags.ConversationId, tags.AgentId, tags.DepartmentId,
                ];
                for (var column = 0; column < texts.Length; column++) _texts[column][_next] = texts[column];
                _seqs[_next] = ++seq;
                _follows[_next] = follows;
                _times[_next] = PostgresValues.Time(entry.At);
                follows = false;
                _next++;
            }
        }

        public NpgsqlBatchCommand ToCommand() => new(Sql)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = count, NpgsqlDbType = NpgsqlDbType.Bigint },
                PostgresValues.Texts(_texts[0]), PostgresValues.Texts(_texts[1]),
                PostgresValues.Longs(_seqs), PostgresValues.Flags(_follows), PostgresValues.Times(_times),
                PostgresValues.Texts(_texts[2]), PostgresValues.Texts(_texts[3]), PostgresValues.Texts(_texts[4]),
                PostgresValues.Texts(_texts[5]), PostgresValues.Texts(_texts[6]), PostgresValues.Texts(_texts[7]),
                PostgresValues.Texts(_texts[8]), PostgresValues.Texts(_texts[9]),
            },
        };
    }
}
