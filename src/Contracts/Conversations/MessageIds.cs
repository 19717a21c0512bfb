using ContactCenter.Journal;

namespace ContactCenter.Conversations;

/// <summary>Which ids of a conversation's messages are ours: whoever writes in it may choose any other.</summary>
public static class MessageIds
{
    /// <summary>What the transcript makes of an entry that nobody wrote.</summary>
    public static string OfEntry(string roomId, long seq) => $"{CommandNames.Mark}{roomId}-{seq}";

    /// <summary>The document of the conversation's transcript.</summary>
    public static string OfDocument(string roomId) => $"{roomId}-pdf";

    public static bool IsOurs(string roomId, string messageId) => CommandNames.AreOurs(messageId) || messageId == OfDocument(roomId);
}
