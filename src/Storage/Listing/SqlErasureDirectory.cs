using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IErasureDirectory"/>
internal sealed class SqlErasureDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IErasureDirectory
{
    public Task<ImmutableArray<BegunErasure>> ListBegunErasuresAsync(int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("""
            select contact_id, erasure_id from contacts where erasure_id is not null
            union all
            select null, receipt_id from erasures e
            where completed_at is null and not exists (select 1 from contacts c where c.erasure_id = e.receipt_id)
            order by erasure_id limit @limit
            """)
            .With("@limit", ClampUpkeep(limit))
            .ReadAsync(Database, reader => new BegunErasure(ReadTextOrNull(reader), reader.GetString(1)), cancellationToken);

    public async Task<bool> IsBeingErasedAsync(string contactId, CancellationToken cancellationToken = default) =>
        await FindAsync("select erasure_id from contacts where contact_id = @value", contactId, cancellationToken) is not null;

    public Task<ImmutableArray<string>> ListContactIdsOfVisitorAsync(
        string visitorId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery("select distinct contact_id from contact_channels where visitor_id = @visitor order by contact_id limit @limit")
            .With("@visitor", StorableText.Mend(visitorId)).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);
}
