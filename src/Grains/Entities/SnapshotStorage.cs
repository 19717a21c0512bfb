namespace ContactCenter.Entities;

/// <summary>The name of the grain storage that keeps snapshots.</summary>
public static class SnapshotStorage
{
    public const string Provider = "snapshots";
}
