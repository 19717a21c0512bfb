using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Writes the search index on PostgreSQL.</summary>
internal sealed class PostgresSearchIndex(StorageDataSources dataSources, ILogger<SqlSearchIndex> logger) : SqlSearchIndex(dataSources, logger)
{
    private readonly StorageDataSources _dataSources = dataSources;

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
        await PostgresHead.ExecuteAloneAsync(_dataSources, [update, .. Addresses(contacts, searchVersion)], cancellationToken);
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

    protected override Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        PostgresHead.BeginAloneAsync(connection, cancellationToken);

    protected override string AsJson(string parameter) => $"{parameter}::jsonb";
}
