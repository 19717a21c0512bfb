using System.Collections.Immutable;

namespace ContactCenter.Conversations;

/// <summary>What is known about a conversation besides its messages: topic, tags, priority, service level, custom fields (contract §3.5).</summary>
[GenerateSerializer, Immutable, Alias("ConversationInfo")]
public sealed record ConversationInfo(
    string? Topic, ImmutableArray<string> Tags, ImmutableDictionary<string, string> CustomFields, PriorityReference? Priority,
    ServiceLevelReference? ServiceLevel);
