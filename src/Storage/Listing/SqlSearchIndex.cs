using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Storage.Listing;

/// <summary>
/// Writes the search texts and addresses of contacts anew, in short transactions that exclude every writer of the journal, so that neither
/// overwrites the other's rows.
/// </summary>
internal abstract partial class SqlSearchIndex(StorageDataSources dataSources, ILogger<SqlSearchIndex> logger) : ISearchIndex
{
    /// <summary>Contacts that are written in one transaction at most: the journal's writer waits for them.</summary>
    private const int ContactsPerTransactionMax = 200;

    /// <summary>Rows that are written one by one in one transaction at most.</summary>
    private const int RowsPerTransactionMax = 20;

    public async Task<int> ReindexContactsAsync(
        long searchVersion, ImmutableHashSet<string> searchableFields, int limit, string phoneRegion = "",
        CancellationToken cancellationToken = default)
    {
        var total = 0;
        while (total < limit)
        {
            var outdated = await ReadOutdatedAsync(searchVersion, Math.Min(limit - total, ContactsPerTransactionMax), cancellationToken);
            if (outdated.IsEmpty) break;

            // When every one of them has changed since it was read, this says 0 and the contacts are read again: 0 means up to date.
            ImmutableArray<SearchedContact> contacts = [.. outdated.Select(contact => WithSearch(contact, searchableFields, phoneRegion))];
            total += await WriteAsync(contacts, searchVersion, cancellationToken);
        }

        return total;
    }

    public async Task<int> RefoldAsync(int limit, CancellationToken cancellationToken = default)
    {
        var isDue = await new SqlQuery("select count(*) from (select 1 from search_backlog limit 1) as due")
            .FirstAsync(dataSources.Directory, reader => reader.GetInt64(0), cancellationToken) > 0;
        if (!isDue) return 0;
        await using var connection = await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAloneAsync(connection, cancellationToken);
        var written = await new SearchBacklog(connection, transaction, AsJson).WorkOffAsync(
            Math.Min(limit, RowsPerTransactionMax), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    public async Task<ReindexProgress> ReindexProgressAsync(long searchVersion, CancellationToken cancellationToken = default) =>
        (await new SqlQuery("""
            select (select count(*) from contacts where search_version < @version), (select sum(contacts) from directory_counts)
            """)
            .With("@version", searchVersion)
            .FirstAsync(
                dataSources.Directory, reader => new ReindexProgress(reader.GetInt64(0), Convert.ToInt64(reader.GetValue(1), null)),
                cancellationToken))!;

    /// <summary>Writes the search texts and addresses of the contacts whose document and version are still those that were read.</summary>
    /// <returns>The number of contacts that were written.</returns>
    protected abstract Task<int> WriteAsync(
        ImmutableArray<SearchedContact> contacts, long searchVersion, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that excludes every other writer.</summary>
    protected abstract Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The SQL that turns a text parameter into JSON.</summary>
    protected abstract string AsJson(string parameter);

    private Task<ImmutableArray<SearchedContact>> ReadOutdatedAsync(long searchVersion, int limit, CancellationToken cancellationToken) =>
        new SqlQuery("""
            select contact_id, document, search from contacts where search_version < @version
            order by search_version, contact_id limit @limit
            """)
            .With("@version", searchVersion).With("@limit", limit)
            .ReadAsync(dataSources.Directory, ReadContact, cancellationToken);

    private static SearchedContact ReadContact(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(2), null);

    private SearchedContact WithSearch(SearchedContact contact, ImmutableHashSet<string> searchableFields, string phoneRegion)
    {
        try
        {
            var view = JsonSerializer.Deserialize<ContactView>(contact.Document, JournalJson.Options)!;
            var values = view.CustomFields.Where(field => searchableFields.Contains(field.Key)).Select(field => field.Value);
            var usernames = view.Channels.Select(channel => channel.Username).Distinct();
            return contact with
            {
                Search = SearchText.Of(view.Name, usernames, view.Emails, values, view.Phones, phoneRegion),
                Addresses = [.. ContactAddress.Of(view.Emails, view.Phones, phoneRegion)],
            };
        }
        catch (Exception exception)
        {
            // It keeps what it is found by: one document that nobody can read must not hold up all others.
            LogUnreadable(exception, contact.ContactId);
            return contact;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The document of contact {ContactId} cannot be read; it is found by what it was.")]
    private partial void LogUnreadable(Exception exception, string contactId);

    /// <param name="Found">The search text of the contact when it was read.</param>
    /// <param name="Search">The search text to write.</param>
    /// <param name="Addresses">The addresses to write; null = unchanged.</param>
    protected sealed record SearchedContact(
        string ContactId, string Document, string Found, string Search, ImmutableArray<ContactAddress>? Addresses)
    {
        public bool IsFoundOtherwise => Search != Found;
    }
}
