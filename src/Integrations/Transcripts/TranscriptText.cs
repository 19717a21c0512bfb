using System.Globalization;
using ContactCenter.Conversations;
using ContactCenter.Wording;

namespace ContactCenter.Integrations.Transcripts;

/// <summary>Writes the lines of a transcript that say who wrote and when.</summary>
internal static class TranscriptText
{
    public const string EarlierLeftOut = "(Earlier messages are left out.)";

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Sender(MessageView message) => VisibleText.Isolated(message.Sender.Name is { Length: > 0 } name ? name : message.Sender.Username);

    /// <summary>A file is named, not shown.</summary>
    public static string Content(MessageView message) =>
        message.File is { } file ? $"[{VisibleText.Isolated(file.Name)}] {message.Text}" : message.Text;
}
