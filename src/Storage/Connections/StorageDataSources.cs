using System.Data.Common;

namespace ContactCenter.Storage.Connections;

/// <summary>One data source per role, so that no role can take another's connections. Owned and disposed by the container.</summary>
internal sealed class StorageDataSources(DbDataSource journal, DbDataSource directory, DbDataSource snapshots, DbDataSource? clustering)
    : IAsyncDisposable
{
    /// <summary>The journal's writer and what repairs or erases on its behalf.</summary>
    public DbDataSource Journal => journal;

    /// <summary>Every read of the journal and the directory.</summary>
    public DbDataSource Directory => directory;

    public DbDataSource Snapshots => snapshots;

    public DbDataSource? Clustering => clustering;

    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        await directory.DisposeAsync();
        await snapshots.DisposeAsync();
        if (clustering is not null) await clustering.DisposeAsync();
    }
}
