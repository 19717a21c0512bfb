namespace ContactCenter.Calls;

/// <summary>The channel by which calls come.</summary>
public static class CallChannels
{
    /// <summary>The type of the source of channels that are telephone numbers.</summary>
    public const string SourceType = "phone";
}
