namespace ContactCenter.Conversations;

/// <summary>The types of messages that people write.</summary>
public static class MessageTypes
{
    /// <summary>A private note, which users read and visitors never do. Other messages of people have no type.</summary>
    public const string Note = "note";
}
