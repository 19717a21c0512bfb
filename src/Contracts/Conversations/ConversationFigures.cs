using System.Collections.Immutable;
using ContactCenter.Parties;

namespace ContactCenter.Conversations;

/// <summary>The rest of an anonymised conversation: when, how long, by which channel, and who served it. It names no visitor and holds no text.</summary>
/// <param name="Source">The channel's type and id, without its label and destination.</param>
/// <param name="Closer">"user" or "visitor".</param>
/// <param name="FormerAgentIds">Agents who served it before.</param>
public sealed record ConversationFigures(
    ChannelSource Source, bool Verified, string? DepartmentId, ServedBy? ServedBy, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, string? Closer,
    AgentReference? ClosedBy, ImmutableArray<string> Tags, PriorityReference? Priority, ServiceLevelReference? ServiceLevel, int MessageCount,
    int NoteCount, DateTimeOffset LastMessageAt, DateTimeOffset? FirstResponseAt, ConversationMetrics Metrics, ImmutableArray<string> FormerAgentIds);
