namespace ContactCenter.Journal;

/// <summary>
/// The contact, conversation, agent and department of an entry, as columns of the journal. The feed selects by them without reading the
/// data.
/// </summary>
/// <param name="ContactId">The contact concerned, if any.</param>
/// <param name="ConversationId">The conversation (room id) concerned, if any.</param>
/// <param name="AgentId">The agent who serves the conversation after this entry, if any.</param>
/// <param name="DepartmentId">The conversation's department after this entry, if any.</param>
public sealed record EntryTags(string? ContactId = null, string? ConversationId = null, string? AgentId = null, string? DepartmentId = null)
{
    public static EntryTags None { get; } = new();
}

/// <summary>An entry that has not been committed yet. Its seq follows from its place in the append, after <c>JournalAppend.AfterSeq</c>.</summary>
/// <param name="At">The time, in whole milliseconds (finer time does not survive every store, and replay must equal the first run).</param>
/// <param name="Actor">The actor, as <see cref="Actors"/> writes it: "user:id", "visitor:id" or "system".</param>
/// <param name="Kind">The discriminator of the entry's type; never changed or reused.</param>
/// <param name="Data">The entry as JSON.</param>
/// <param name="CommandId">The command that caused it, on the command's first entry only; unique per entity.</param>
/// <param name="Tags">The contact, conversation, agent and department of the entry.</param>
public sealed record NewEntry(DateTimeOffset At, string Actor, string Kind, string Data, string? CommandId, EntryTags Tags)
{
    public EntryContent Content { get; init; }
}

/// <summary>The first entry of an actor, committed by another one, which tells it so.</summary>
/// <param name="CommandId">The command that caused it.</param>
public sealed record CommittedEntry(DateTimeOffset At, string Actor, string Kind, string Data, string CommandId);

/// <summary>A committed entry.</summary>
/// <param name="Position">Its place in the total order: gapless over the whole journal, from 1.</param>
/// <param name="Entity">The actor that wrote it.</param>
/// <param name="Seq">Its place in that actor's history: gapless, from 1.</param>
public sealed record JournalEntry(
    long Position, EntityId Entity, long Seq, DateTimeOffset At, string Actor, string Kind, string Data, string? CommandId, EntryTags Tags)
{
    public EntryContent Content { get; init; }
}

/// <summary>
/// An entry as its actor decided it, beside its JSON: readers in the process that wrote it need not parse it again. All contents count as equal, since the
/// JSON says the same.
/// </summary>
/// <param name="Value">An immutable record; null = it must be read from the JSON.</param>
public readonly record struct EntryContent(object? Value)
{
    public bool Equals(EntryContent other) => true;

    public override int GetHashCode() => 0;
}
