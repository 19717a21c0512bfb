using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Directory;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ContactCenter.Storage;

/// <summary>
/// The upkeep on PostgreSQL: under the head row's lock, so that it and the writers never wait for each other's rows in a circle.
/// </summary>
internal sealed class PostgresUpkeep(StorageDataSources dataSources, ILogger<DirectoryUpkeep> logger) : DirectoryUpkeep(dataSources, logger)
{
    private const string LockHead = "select position from journal_head for update";

    private readonly StorageDataSources _dataSources = dataSources;

    /// <summary>
    /// Vacuums the tables of persons now, without waiting for anybody's lock. Deleted rows are dead at once and go with the next vacuum, which
    /// PostgreSQL runs itself. The journal and the conversations, where a vacuum would be heavy, are left to autovacuum.
    /// </summary>
    public override async Task ScrubAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = (NpgsqlConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var vacuum = new NpgsqlCommand(
            """
            vacuum (skip_locked, truncate false)
                contacts, contact_addresses, contact_channels, contact_aliases, contact_not_duplicates, visitors, blocks, block_refusals
            """,
            connection)
        {
            CommandTimeout = 0,
        };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
    }

    public override Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ExecuteAsync(
            new NpgsqlBatchCommand("""
                insert into user_connections as u (user_id, seen_at)
                select user_id, $2 from unnest($1::text[]) as n (user_id) order by user_id
                on conflict (user_id) do update set seen_at = greatest(u.seen_at, excluded.seen_at)
                """)
            {
                Parameters = { PostgresValues.Texts([.. userIds]), new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime } },
            },
            cancellationToken);

    public override Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default) => ExecuteAsync(
        new NpgsqlBatchCommand("""
            delete from user_connections u using unnest($1::text[], $2::timestamptz[]) as n (user_id, seen_at)
            where u.user_id = n.user_id and u.seen_at <= n.seen_at
            """)
        {
            Parameters =
            {
                PostgresValues.Texts([.. users.Select(user => user.UserId)]),
                PostgresValues.Times([.. users.Select(user => PostgresValues.Time((DateTimeOffset?)user.SeenAt))]),
            },
        },
        cancellationToken);

    protected override async Task<int> WriteAsync(
        ImmutableArray<SearchedContact> contacts, long searchVersion, CancellationToken cancellationToken)
    {
        var update = new NpgsqlBatchCommand("""
            update contacts c set search = r.search, search_version = $1
            from unnest($2::text[], $3::text[], $4::text[]) as r (contact_id, document, search)
            where c.contact_id = r.contact_id and c.document = r.document and c.search_version < $1
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = searchVersion },
                PostgresValues.Texts([.. contacts.Select(contact => contact.ContactId)]),
                PostgresValues.Texts([.. contacts.Select(contact => contact.Document)]),
                PostgresValues.Texts([.. contacts.Select(contact => contact.Search)]),
            },
        };
        await ExecuteAloneAsync([update, .. Addresses(contacts, searchVersion)], cancellationToken);
        return (int)update.RecordsAffected;
    }

    /// <summary>The addresses of those that were written: under the head's lock they are the ones that have this document and version.</summary>
    private static NpgsqlBatchCommand[] Addresses(ImmutableArray<SearchedContact> contacts, long searchVersion)
    {
        var known = contacts.Where(contact => contact.Addresses is not null).ToList();
        var rows = known.SelectMany(contact => contact.Addresses!.Value.Select(address => (Contact: contact, address.Kind, address.Address))).ToList();
        return
        [
            new NpgsqlBatchCommand("""
                delete from contact_addresses a using contacts c, unnest($2::text[], $3::text[]) as r (contact_id, document)
                where a.contact_id = c.contact_id and c.contact_id = r.contact_id and c.document = r.document and c.search_version = $1
                """)
            {
                Parameters =
                {
                    new NpgsqlParameter<long> { TypedValue = searchVersion },
                    PostgresValues.Texts([.. known.Select(contact => contact.ContactId)]),
                    PostgresValues.Texts([.. known.Select(contact => contact.Document)]),
                },
            },
            new NpgsqlBatchCommand("""
                insert into contact_addresses (contact_id, kind, address)
                select r.contact_id, r.kind, r.address
                from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as r (contact_id, document, kind, address)
                    join contacts c on c.contact_id = r.contact_id and c.document = r.document and c.search_version = $1
                on conflict do nothing
                """)
            {
                Parameters =
                {
                    new NpgsqlParameter<long> { TypedValue = searchVersion },
                    PostgresValues.Texts([.. rows.Select(row => row.Contact.ContactId)]),
                    PostgresValues.Texts([.. rows.Select(row => row.Contact.Document)]),
                    PostgresValues.Texts([.. rows.Select(row => row.Kind)]), PostgresValues.Texts([.. rows.Select(row => row.Address)]),
                },
            },
        ];
    }

    protected override async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (LockHead, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    protected override string AsJson(string parameter) => $"{parameter}::jsonb";

    protected override Task AddAsync(ImmutableArray<BlockRefusals> refusals, CancellationToken cancellationToken) => ExecuteAloneAsync(
        [new NpgsqlBatchCommand("""
            insert into block_refusals as r (block_id, refusals, last_at)
            select b.block_id, n.refusals, n.last_at
            from unnest($1::text[], $2::bigint[], $3::timestamptz[]) as n (block_id, refusals, last_at)
                join blocks b on b.block_id = n.block_id
            on conflict (block_id) do update set
                refusals = r.refusals + excluded.refusals, last_at = greatest(r.last_at, excluded.last_at)
            """)
        {
            Parameters =
            {
                PostgresValues.Texts([.. refusals.Select(some => some.BlockId)]),
                PostgresValues.Longs([.. refusals.Select(some => some.Count)]),
                PostgresValues.Times([.. refusals.Select(some => PostgresValues.Time((DateTimeOffset?)some.LastAt))]),
            },
        }],
        cancellationToken);

    private async Task ExecuteAsync(NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ExecuteAloneAsync(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LockHead));
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
