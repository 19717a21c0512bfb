using ContactCenter.Journal;

namespace ContactCenter.Conversations;

/// <summary>The ids of messages that the system gives itself. Writers may choose any other id.</summary>
public static class MessageIds
{
    /// <summary>The id of the system message that a transcript shows for an entry.</summary>
    public static string OfEntry(string roomId, long seq) => $"{CommandNames.Mark}{roomId}-{seq}";

    /// <summary>The id of the document of the conversation's transcript.</summary>
    public static string OfDocument(string roomId) => $"{roomId}-pdf";

    public static bool IsOurs(string roomId, string messageId) => CommandNames.AreOurs(messageId) || messageId == OfDocument(roomId);
}
