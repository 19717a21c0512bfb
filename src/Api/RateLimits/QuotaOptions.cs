namespace ContactCenter.Api.RateLimits;

/// <summary>
/// Section <c>Quota</c> of the configuration: what one stranger may take of what costs storage, other people's mailboxes or memory. Each node counts
/// for itself. With <c>RateLimit:Enabled</c> off nothing is counted here either.
/// </summary>
/// <remarks>The numbers leave room for some hundred people behind one address, and for a mobile carrier's.</remarks>
public sealed class QuotaOptions
{
    public const string Section = "Quota";

    [Range(1, int.MaxValue)]
    public int UploadsPerAddressPerHour { get; set; } = 2_000;

    [Range(1, long.MaxValue)]
    public long UploadBytesPerAddressPerHour { get; set; } = 20L * 1024 * 1024 * 1024;

    [Range(1, int.MaxValue)]
    public int UploadsPerVisitorPerHour { get; set; } = 200;

    [Range(1, long.MaxValue)]
    public long UploadBytesPerVisitorPerHour { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Connections of both hubs that are open at once.</summary>
    [Range(1, int.MaxValue)]
    public int HubConnectionsPerAddress { get; set; } = 2_000;

    /// <summary>Mails with a transcript that one address is sent, whoever asks for them.</summary>
    [Range(1, int.MaxValue)]
    public int TranscriptsPerRecipientPerHour { get; set; } = 20;

    /// <summary>Transcripts that visitors at one address ask for.</summary>
    [Range(1, int.MaxValue)]
    public int TranscriptsPerAddressPerHour { get; set; } = 300;

    [Range(1, int.MaxValue)]
    public int OfflineMessagesPerAddressPerHour { get; set; } = 300;

    /// <summary>Offline messages under one e-mail address.</summary>
    [Range(1, int.MaxValue)]
    public int OfflineMessagesPerSenderPerHour { get; set; } = 20;

    /// <summary>Tokens of visitors and of sign-ins that nobody has, each.</summary>
    [Range(1, int.MaxValue)]
    public int WrongTokensPerAddressPerHour { get; set; } = 2_000;

    [Range(1, int.MaxValue)]
    public int NewVisitorsPerAddressPerHour { get; set; } = 3_000;

    [Range(1, int.MaxValue)]
    public int NewRoomsPerAddressPerHour { get; set; } = 3_000;
}
