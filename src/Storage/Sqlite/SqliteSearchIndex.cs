using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Writes the search index on SQLite, in immediate transactions of its own connection; the writer waits for them.</summary>
internal sealed class SqliteSearchIndex(StorageDataSources dataSources, ILogger<SqlSearchIndex> logger) : SqlSearchIndex(dataSources, logger)
{
    private readonly StorageDataSources _dataSources = dataSources;

    protected override async Task<int> WriteAsync(
        ImmutableArray<SearchedContact> contacts, long searchVersion, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await _dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var statements = new SqliteStatements(connection);
        var index = SqliteTextIndex.OfContacts(statements);
        var written = 0;
        foreach (var contact in contacts)
        {
            if (!IsUnchanged(contact, searchVersion, statements)) continue;
            // The index of texts costs most: whoever is found as before stays in it.
            if (contact.IsFoundOtherwise) index.Remove(contact.ContactId);
            statements.Execute(
                "update contacts set search = @1, search_version = @2 where contact_id = @3", contact.Search, searchVersion,
                contact.ContactId);
            if (contact.IsFoundOtherwise) index.Add(contact.ContactId);
            if (contact.Addresses is { } addresses) Replace(contact.ContactId, addresses, statements);
            written++;
        }

        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    protected override Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    protected override string AsJson(string parameter) => parameter;

    private static void Replace(string contactId, ImmutableArray<ContactAddress> addresses, SqliteStatements statements)
    {
        statements.Execute("delete from contact_addresses where contact_id = @1", contactId);
        foreach (var address in addresses)
        {
            statements.Execute(
                "insert into contact_addresses (contact_id, kind, address) values (@1, @2, @3)", contactId, address.Kind, address.Address);
        }
    }

    private static bool IsUnchanged(SearchedContact contact, long searchVersion, SqliteStatements statements) =>
        statements.Get("select 1 from contacts where contact_id = @1 and document = @2 and search_version < @3",
            [contact.ContactId, contact.Document, searchVersion]).ExecuteScalar() is not null;
}
