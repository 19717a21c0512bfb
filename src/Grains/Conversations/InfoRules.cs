using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Listing;

namespace ContactCenter.Conversations;

/// <summary>Decides who may change topic, tags, priority, service level and custom fields of a conversation, and what a change leaves.</summary>
public static class InfoRules
{
    public const int TagsMax = 50;
    public const int CustomFieldsMax = 100;

    public static Decision<ConversationEntry> Save(ConversationState state, SaveConversationInfo command)
    {
        if (state.View is not { } view) return ConversationErrors.ErrorInvalidRoom;
        if (!MayChange(view, command.UserId, command.MayChangeOthers)) return Errors.CommonErrors.Unauthorized;
        if (command.OnlyWhileQueued && view.Status != ConversationStatuses.Queued) return ConversationErrors.InvalidInquiry;
        var (before, after) = (Of(view), Changed(Of(view), command));
        if (after.Tags.Length > TagsMax || after.CustomFields.Count > CustomFieldsMax) return ConversationErrors.TooMuchInfo;
        return IsSame(before, after) ? Decision<ConversationEntry>.Nothing : new InfoSaved(after);
    }

    /// <summary>Tells whether a user may change these facts: whoever serves the conversation, or may change those that others serve.</summary>
    public static bool MayChange(ConversationView view, string userId, bool mayChangeOthers) => mayChangeOthers || view.ServedBy?.UserId == userId;

    public static ConversationView Apply(ConversationView view, ConversationInfo info) => view with
    {
        Topic = info.Topic, Tags = info.Tags, CustomFields = info.CustomFields, Priority = info.Priority, ServiceLevel = info.ServiceLevel,
    };

    private static ConversationInfo Of(ConversationView view) => new(view.Topic, view.Tags, view.CustomFields, view.Priority, view.ServiceLevel);

    private static ConversationInfo Changed(ConversationInfo info, SaveConversationInfo command) => new(
        command.Topic is { } topic ? (topic.Length == 0 ? null : topic) : info.Topic,
        TagsAfter(info, command),
        Merged(info.CustomFields, command.CustomFields),
        command.RemovesPriority ? null : command.Priority ?? info.Priority,
        command.RemovesServiceLevel ? null : command.ServiceLevel ?? info.ServiceLevel);

    private static ImmutableArray<string> TagsAfter(ConversationInfo info, SaveConversationInfo command)
    {
        var kept = command.Tags ?? info.Tags.RemoveAll(tag => command.RemovedTags.Contains(tag));
        return [.. kept, .. command.AddedTags.Except(kept)];
    }

    /// <summary>The custom fields after the changes. An empty value removes its key.</summary>
    private static ImmutableDictionary<string, string> Merged(
        ImmutableDictionary<string, string> fields, ImmutableDictionary<string, string> changes)
    {
        var merged = fields.ToBuilder();
        foreach (var (key, value) in changes)
        {
            if (value.Length == 0) merged.Remove(key);
            else merged[key] = value;
        }

        return merged.ToImmutable();
    }

    private static bool IsSame(ConversationInfo before, ConversationInfo after) =>
        (before.Topic, before.Priority, before.ServiceLevel) == (after.Topic, after.Priority, after.ServiceLevel)
        && before.Tags.SequenceEqual(after.Tags)
        && before.CustomFields.Count == after.CustomFields.Count && !before.CustomFields.Except(after.CustomFields).Any();
}
