using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <inheritdoc cref="IDatabaseScrub"/>
internal sealed class SqliteScrub(StorageDataSources dataSources) : IDatabaseScrub
{
    /// <summary>
    /// What is deleted is overwritten where it was (secure_delete). That leaves copies which SQLite made before when it moved rows from
    /// page to page: they lie unreachable between the rows of other pages until the file is written anew. Then the log, which has all
    /// older pages, is emptied. Writers wait while the file is written, and the disk needs room for two more copies of it: call it once
    /// after several erasures rather than after each.
    /// </summary>
    /// <exception cref="TimeoutException">Somebody read for so long that the log could not be emptied. Call again.</exception>
    public async Task ScrubAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = (SqliteConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "vacuum";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = "pragma wal_checkpoint(truncate)";
        var isBusy = (long)(await command.ExecuteScalarAsync(cancellationToken))! != 0;
        if (isBusy) throw new TimeoutException("The write-ahead log is in use and could not be emptied.");
    }
}
