using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Checking;

/// <summary>Writes rows of the directory as the journal's writer would, and tells whether that changed anything.</summary>
internal abstract class DirectoryRepair(StorageDataSources dataSources, Dialect dialect)
{
    private const string WrongCounters = """
        select count(*) from directory_counts d
        where contacts <> (select count(*) from contacts c where c.unknown = d.unknown and c.enabled = d.enabled)
        """;

    private const string MendCounters = """
        update directory_counts set contacts = (
            select count(*) from contacts c where c.unknown = directory_counts.unknown and c.enabled = directory_counts.enabled)
        """;

    public async Task<RowComparison> CompareAsync(ImmutableArray<EntityRows> entities, bool write, CancellationToken cancellationToken)
    {
        try
        {
            return await CompareTogetherAsync(entities, write, cancellationToken);
        }
        catch (DbException) when (entities.Length > 1)
        {
            // One of them is refused: each alone tells which.
            var alone = new List<RowComparison>();
            foreach (var entity in entities) alone.Add(await CompareAsync([entity], write, cancellationToken));
            return new RowComparison(
                [.. alone.SelectMany(one => one.Different)], [.. alone.SelectMany(one => one.Former)], [.. alone.SelectMany(one => one.Moved)],
                [.. alone.SelectMany(one => one.Refused)]);
        }
        catch (DbException exception) when (!exception.IsTransient)
        {
            return new RowComparison([], [], [], [entities[0].Entity]);
        }
    }

    public async Task<int> CompareCountersAsync(bool write, CancellationToken cancellationToken)
    {
        await using var connection = await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAloneAsync(connection, cancellationToken);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (WrongCounters, transaction);
        var wrong = Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (wrong == 0 || !write) return wrong;
        command.CommandText = MendCounters;
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return wrong;
    }

    public async Task RemoveAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken)
    {
        await using var connection = await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAloneAsync(connection, cancellationToken);
        await WriteAsync(connection, transaction, writer =>
        {
            foreach (var type in entities.GroupBy(entity => entity.Type, entity => entity.Id)) DirectoryWriter.Remove(type.Key, [.. type], writer);
        }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Begins a transaction that excludes every other writer.</summary>
    protected abstract Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Lets somebody write tables within the transaction.</summary>
    protected abstract Task WriteAsync(
        DbConnection connection, DbTransaction transaction, Action<ITableWriter> write, CancellationToken cancellationToken);

    private async Task<RowComparison> CompareTogetherAsync(ImmutableArray<EntityRows> entities, bool write, CancellationToken cancellationToken)
    {
        await using var connection = await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = await BeginAloneAsync(connection, cancellationToken);
        var moved = new HashSet<EntityId>();
        foreach (var entity in entities)
            if (await ReadSeqAsync(connection, transaction, entity.Entity, cancellationToken) != entity.Seq) moved.Add(entity.Entity);

        ImmutableArray<EntityRows> still = [.. entities.Where(entity => !moved.Contains(entity.Entity))];
        var before = await ReadRowsAsync(connection, transaction, still, cancellationToken);
        ReadyRow[] rows = [.. still.SelectMany(entity => entity.Rows).Select(ReadyRow.Of)];
        await WriteAsync(connection, transaction, writer => DirectoryWriter.Write(rows, writer), cancellationToken);
        var after = await ReadRowsAsync(connection, transaction, still, cancellationToken);
        var differences = still.Select(entity => entity.Entity).ToLookup(entity => StoredRow.Compare(before[entity], after[entity]));
        var result = new RowComparison([.. differences[RowDifference.Different]], [.. differences[RowDifference.Former]], [.. moved], []);
        if (write && (result.Different.Length > 0 || result.Former.Length > 0)) await transaction.CommitAsync(cancellationToken);
        else await transaction.RollbackAsync(cancellationToken);
        return result;
    }

    private static async Task<long> ReadSeqAsync(
        DbConnection connection, DbTransaction transaction, EntityId entity, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select coalesce(max(seq), 0) from journal where entity_type = @type and entity_id = @id";
        command.Transaction = transaction;
        Add(command, "@type", entity.Type);
        Add(command, "@id", entity.Id);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <returns>Every row of each entity.</returns>
    private async Task<Dictionary<EntityId, List<StoredRow>>> ReadRowsAsync(
        DbConnection connection, DbTransaction transaction, ImmutableArray<EntityRows> entities, CancellationToken cancellationToken)
    {
        var rows = entities.ToDictionary(entity => entity.Entity, _ => new List<StoredRow>());
        foreach (var type in entities.Select(entity => entity.Entity).GroupBy(entity => entity.Type, entity => entity.Id))
        {
            foreach (var (table, column, condition) in DirectoryWriter.ReadTablesOf(type.Key))
            {
                await using var command = connection.CreateCommand();
                command.CommandText = $"select {column} as of_entity, t.* from {table} t where {dialect.AnyOf(column, "@ids")}{condition}";
                command.Transaction = transaction;
                Add(command, "@ids", dialect.List([.. type]));
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken)) rows[new EntityId(type.Key, reader.GetString(0))].Add(StoredRow.Read(table, reader));
            }
        }

        return rows;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
