using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IOpeningDirectory"/>
internal sealed class SqlOpeningDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IOpeningDirectory
{
    public async Task<OpeningFacts> FindAsync(OpeningQuestion question, CancellationToken cancellationToken = default)
    {
        var query = new SqlQuery("");
        var preRegistered = question.Email is null && question.Phone is null
            ? "null"
            : $"({ContactConditions.PreRegistered(Dialect, query, question.Email, question.Phone)})";
        var facts = await query.As($"""
            select ({ContactConditions.OfChannel(query, question.VisitorId, question.SourceType, question.SourceId)}), {preRegistered},
                (select block_id from blocks
                where {Dialect.AnyOf("target_hash", "@hashes")} and {BlockConditions.InForce("expires_at")}
                order by blocked_at, block_id limit 1)
            """)
            .With("@hashes", Dialect.List(question.TargetHashes)).With("@now", Dialect.Time(question.Now))
            .FirstAsync(Database, reader => new OpeningFacts(TextOrNull(reader, 0), TextOrNull(reader, 1), TextOrNull(reader, 2)), cancellationToken);
        return facts!;
    }
}
