using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>Makes the row by which lists find a conversation, and the tags of its entries.</summary>
internal static class ConversationRows
{
    public static EntryTags Tags(string roomId, ConversationState state) => state.View is { } view
        ? new(view.IsAnonymized ? null : state.OriginContactId, roomId, view.ServedBy?.UserId, view.DepartmentId)
        : new(ConversationId: roomId);

    public static ImmutableArray<DirectoryRow> Of(string roomId, ConversationState state, WorkspaceSnapshot workspace)
    {
        if (state.View is not { } view) return [];
        return
        [
            new ConversationRow(
                roomId, state.OriginContactId!, view.Visitor.VisitorId, state.VisitorKey, view.Name, view.Status, view.ServedBy?.UserId, view.DepartmentId,
                view.OpenedAt, view.QueuedAt is null ? null : view.ArrivedAt ?? view.QueuedAt, view.ClosedAt, view.LastMessageAt,
                ConversationTimeouts.Of(state, workspace)?.At, view.Source.Type, view.Source.Id, view.Tags,
                JsonSerializer.Serialize(view, JournalJson.Options))
            {
                ShownContactId = view.ContactId,
                PriorityWeight = view.Priority?.Weight ?? PriorityReference.NoWeight,
                SlaMinutes = view.ServiceLevel?.DueTimeInMinutes ?? ServiceLevelReference.NoDueTimeInMinutes,
                PreferredAgentId = view.PreferredAgent?.UserId,
                AvoidedAgentId = view.AvoidedAgentId,
                CustomFields = view.CustomFields,
                Verified = view.Verified,
                Unread = view.UnreadByAgent > 0,
                FormerAgentIds = view.FormerAgentIds,
            },
        ];
    }
}
