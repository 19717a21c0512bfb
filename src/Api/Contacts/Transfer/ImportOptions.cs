namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Section <c>Import</c> of the configuration.</summary>
public sealed class ImportOptions
{
    public const string Section = "Import";

    /// <summary>The largest body of an import.</summary>
    [Range(1, long.MaxValue)]
    public long MaxBytes { get; set; } = 256L * 1024 * 1024;

    [Range(1, 1_000_000)]
    public int MaxRows { get; set; } = 1_000_000;

    /// <summary>Seconds without any data after which an upload is over. A slow upload is not cut off.</summary>
    [Range(1, 3600)]
    public int IdleSeconds { get; set; } = 120;
}
