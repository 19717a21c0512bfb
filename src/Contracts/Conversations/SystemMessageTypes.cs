namespace ContactCenter.Conversations;

/// <summary>The types of messages that the system writes (contract §3.5).</summary>
public static class SystemMessageTypes
{
    public const string Started = "livechat-started";
    public const string Joined = "uj";
    public const string Closed = "livechat-close";
    public const string Transfer = "livechat_transfer_history";
    public const string TransferFallback = "livechat_transfer_history_fallback";
    public const string Navigation = "livechat_navigation_history";
    public const string Held = "omnichannel_placed_chat_on_hold";
    public const string GoesOn = "omnichannel_on_hold_chat_resumed";

    /// <summary>A message did not reach the visitor's phone; its text is the reason.</summary>
    public const string SmsFailed = "livechat_sms_failed";

    /// <summary>A requested transcript could not be sent; the text is the reason. Shown to agents only.</summary>
    public const string TranscriptFailed = "livechat_transcript_failed";

    /// <summary>A requested transcript could not be made a document; the text is the reason. Shown to agents only.</summary>
    public const string PdfFailed = "livechat_pdf_failed";
}
