using ContactCenter.Storage.Connections;
using Npgsql;

namespace ContactCenter.Storage.Files;

/// <summary>The marks of folders that all nodes of a cluster share: the first node makes one, the others find the same in their folder.</summary>
public sealed class SharedFolders
{
    private readonly NpgsqlDataSource _database;

    internal SharedFolders(StorageDataSources dataSources) => _database = (NpgsqlDataSource)dataSources.Snapshots;

    /// <returns>The mark that counts: the one that was first, also when another node adds its own at the same time.</returns>
    public async Task<string> GetOrAddAsync(string purpose, string offered, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("""
            insert into shared_folders (purpose, mark) values ($1, $2)
            on conflict (purpose) do update set mark = shared_folders.mark
            returning mark
            """);
        command.Parameters.AddWithValue(purpose);
        command.Parameters.AddWithValue(offered);
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
