using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>Filter of conversations; every part that is present must hold.</summary>
/// <param name="Statuses">Any of these; empty = all.</param>
/// <param name="ExactName">The whole name, with regard to case.</param>
/// <param name="NameContains">A literal substring of the name without regard to case.</param>
/// <param name="Tags">Any of these; empty = all.</param>
/// <param name="ContactIds">Opened with any of these contacts; default = all.</param>
/// <param name="NoAgent">Only conversations without a serving agent.</param>
public sealed record ConversationQuery(
    PageRequest Page,
    ImmutableArray<string> Statuses,
    ImmutableArray<string> AgentIds,
    ImmutableArray<string> DepartmentIds,
    ImmutableArray<string> Tags,
    ImmutableArray<string> ContactIds = default,
    string? VisitorId = null,
    string? ExactName = null,
    string? NameContains = null,
    bool NoAgent = false,
    DateTimeOffset? OpenedFrom = null, DateTimeOffset? OpenedUntil = null,
    DateTimeOffset? ClosedFrom = null, DateTimeOffset? ClosedUntil = null,
    string? SourceType = null)
{
    /// <summary>Each must be contained in the room's custom field of that name, literally and without regard to case.</summary>
    public ImmutableDictionary<string, string> CustomFields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Only conversations that this agent serves or has served; null = all.</summary>
    public string? HandledBy { get; init; }

    /// <summary>Besides those of <see cref="DepartmentIds"/>, also conversations without a department.</summary>
    public bool OrNoDepartment { get; init; }

    /// <summary>Channels of any of these types; empty = all.</summary>
    public ImmutableArray<string> SourceTypes { get; init; } = [];

    /// <summary>The one of several channels of a type.</summary>
    public string? SourceId { get; init; }

    public bool? Verified { get; init; }

    /// <summary>Weights of priorities (<see cref="ConversationRow.PriorityWeight"/>); empty = all.</summary>
    public ImmutableArray<int> PriorityWeights { get; init; } = [];

    /// <summary>Filters conversations that are not closed by whether the visitor wrote messages that no agent has read.</summary>
    public bool? Unread { get; init; }
}
