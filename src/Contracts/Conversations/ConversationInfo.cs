using System.Collections.Immutable;

namespace ContactCenter.Conversations;

/// <summary>Topic, tags, priority, service level and custom fields of a conversation (contract §3.5).</summary>
[GenerateSerializer, Immutable, Alias("ConversationInfo")]
public sealed record ConversationInfo(
    string? Topic, ImmutableArray<string> Tags, ImmutableDictionary<string, string> CustomFields, PriorityReference? Priority,
    ServiceLevelReference? ServiceLevel);
