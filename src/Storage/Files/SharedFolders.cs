using Npgsql;

namespace ContactCenter.Storage;

/// <summary>The marks of folders that all nodes of a cluster share: the first node makes one, the others find the same in their folder.</summary>
public sealed class SharedFolders
{
    private readonly NpgsqlDataSource _database;

    internal SharedFolders(StorageDataSources dataSources) => _database = (NpgsqlDataSource)dataSources.Snapshots;

    /// <returns>The mark that counts: the one that was first.</returns>
    public async Task<string> GetOrAddAsync(string purpose, string offered, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("""
            with added as (insert into shared_folders (purpose, mark) values ($1, $2) on conflict (purpose) do nothing returning mark)
            select mark from added union all select mark from shared_folders where purpose = $1 limit 1
            """);
        command.Parameters.AddWithValue(purpose);
        command.Parameters.AddWithValue(offered);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
