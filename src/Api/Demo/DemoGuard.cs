namespace ContactCenter.Api.Demo;

/// <summary>Keeps the demo away from data that it did not make: it fills an empty workspace, or shows one it filled before.</summary>
public static class DemoGuard
{
    /// <summary>The setting that marks a workspace as the demo's.</summary>
    public const string Marker = "Demo_Workspace";

    /// <summary>The first administrator and its sign-ins do not make a workspace somebody's.</summary>
    private const int MaxEntriesOfEmpty = 10;

    private const string DatabaseFile = "contactcenter.db";

    /// <summary>Refuses a data folder with other files than a workspace's, before anything is created.</summary>
    /// <exception cref="DemoRefusedException">The folder holds something else.</exception>
    public static void CheckFolder(string? dataPath)
    {
        if (dataPath is null || !Directory.Exists(dataPath)) return;
        if (Directory.EnumerateFileSystemEntries(dataPath).Any() && !File.Exists(Path.Combine(dataPath, DatabaseFile)))
            throw new DemoRefusedException($"The folder '{dataPath}' is not empty and holds no workspace. Name another with Data:Path.");
    }

    /// <summary>Tells whether the workspace is still to be filled.</summary>
    /// <exception cref="DemoRefusedException">It holds data that the demo did not make.</exception>
    public static async Task<bool> IsEmptyAsync(IJournal journal, CancellationToken cancellationToken)
    {
        var marks = await journal.ReadTypesAsync([EntityTypes.Workspace], 0, JournalLimits.MaxEntriesPerRead, cancellationToken);
        var changes = marks.Select(entry => EntryCodec<WorkspaceEntry>.Read(entry)).OfType<SettingChanged>();
        if (changes.Any(change => change is { SettingId: Marker, Value: "true" })) return false;
        var first = await journal.ReadAsync(0, MaxEntriesOfEmpty + 1, cancellationToken);
        if (first.Length <= MaxEntriesOfEmpty && first.All(entry => entry.Entity.Type == EntityTypes.Account)) return true;
        throw new DemoRefusedException("This workspace holds data that the demo did not make. Name an empty folder with Data:Path, or an empty database.");
    }
}

/// <summary>The demo would mix its data with somebody's own.</summary>
public sealed class DemoRefusedException(string message) : Exception(message);
