using ContactCenter.Journal;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Journal;

/// <summary>Checks an append before it is queued: a mistake here is the caller's alone and must not reach a batch.</summary>
internal static class AppendRules
{
    public static void Check(JournalAppend append)
    {
        CheckAlone(append);
        if (!append.With.IsDefaultOrEmpty) CheckCompanions(append);
    }

    private static void CheckCompanions(JournalAppend append)
    {
        var entities = new HashSet<EntityId> { append.Entity };
        var entries = append.Entries.Length;
        foreach (var companion in append.With)
        {
            CheckAlone(companion);
            if (!companion.With.IsDefaultOrEmpty) throw new ArgumentException("A companion has no companions of its own.", nameof(append));
            if (!entities.Add(companion.Entity)) throw new ArgumentException("An entity occurs twice in an append.", nameof(append));
            entries += companion.Entries.Length;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries, JournalLimits.MaxEntriesPerAppend);
    }

    private static void CheckAlone(JournalAppend append)
    {
        ArgumentNullException.ThrowIfNull(append);
        ArgumentOutOfRangeException.ThrowIfNegative(append.AfterSeq);
        ArgumentOutOfRangeException.ThrowIfZero(append.Entries.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(append.Entries.Length, JournalLimits.MaxEntriesPerAppend);
        CheckKey(append.Entity.Type, nameof(append.Entity));
        CheckKey(append.Entity.Id, nameof(append.Entity));
        foreach (var entry in append.Entries) Check(entry);
        foreach (var row in append.Rows) CheckKey(row.Key, nameof(append.Rows));
    }

    private static void Check(NewEntry entry)
    {
        if (entry.At.Ticks % TimeSpan.TicksPerMillisecond != 0) throw new ArgumentException("An entry's time is in whole milliseconds.");
        CheckKey(entry.Kind, nameof(entry.Kind));
        CheckText(entry.Actor, nameof(entry.Actor));
        CheckText(entry.Data, nameof(entry.Data));
        CheckOptionalKey(entry.CommandId, nameof(entry.CommandId));
        CheckOptionalKey(entry.Tags.ContactId, nameof(entry.Tags));
        CheckOptionalKey(entry.Tags.ConversationId, nameof(entry.Tags));
        CheckOptionalKey(entry.Tags.AgentId, nameof(entry.Tags));
        CheckOptionalKey(entry.Tags.DepartmentId, nameof(entry.Tags));
    }

    private static void CheckOptionalKey(string? key, string name)
    {
        if (key is not null) CheckKey(key, name);
    }

    private static void CheckKey(string key, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(key, name);
        if (key.Length > StorableText.KeyCharactersMax)
            throw new ArgumentException($"A key has at most {StorableText.KeyCharactersMax} characters.", name);
        CheckText(key, name);
    }

    private static void CheckText(string text, string name)
    {
        if (!StorableText.IsStorable(text)) throw new ArgumentException("A text holds a NUL character or half a surrogate pair.", name);
    }
}
