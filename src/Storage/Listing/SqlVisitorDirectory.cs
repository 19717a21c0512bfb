using System.Data.Common;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;
using ContactCenter.Visitors;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IVisitorDirectory"/>
internal sealed class SqlVisitorDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IVisitorDirectory
{
    public Task<FoundVisitor?> FindVisitorAsync(string visitorKey, CancellationToken cancellationToken = default) =>
        new SqlQuery("select visitor_key, document from visitors where visitor_key = @key")
            .With("@key", StorableText.Mend(visitorKey))
            .FirstAsync<FoundVisitor?>(Database, ReadVisitor, cancellationToken);

    public Task<FoundVisitor?> FindVisitorByIdAsync(string visitorId, CancellationToken cancellationToken = default) =>
        new SqlQuery("select visitor_key, document from visitors where visitor_id = @id order by visitor_key limit 1")
            .With("@id", StorableText.Mend(visitorId))
            .FirstAsync<FoundVisitor?>(Database, ReadVisitor, cancellationToken);

    private static FoundVisitor ReadVisitor(DbDataReader reader) => new(reader.GetString(0), View<VisitorView>(reader, 1));
}
