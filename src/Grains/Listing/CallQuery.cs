using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>Filter of calls; every part that is present must hold. The newest call comes first unless the page says otherwise.</summary>
/// <param name="Page">Sorts by <c>startedAt</c> (by default, newest first), <c>endedAt</c> or <c>name</c>.</param>
public sealed record CallQuery(PageRequest Page)
{
    /// <summary>A part of the contact's name, or digits of the number, however they are written.</summary>
    public string? Text { get; init; }

    /// <summary>Calls with a part for any of these agents; empty = all.</summary>
    public ImmutableArray<string> AgentIds { get; init; } = [];

    /// <summary>One of <see cref="Calls.CallDirections"/>.</summary>
    public string? Direction { get; init; }

    /// <summary>Any of <see cref="Calls.CallStates"/>; empty = all.</summary>
    public ImmutableArray<string> States { get; init; } = [];
    public bool? IsOpen { get; init; }
    public ImmutableArray<string> DepartmentIds { get; init; } = [];

    /// <summary>The provider's name of the last queue, without regard to case.</summary>
    public string? Queue { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];
    public ImmutableArray<string> DispositionIds { get; init; } = [];

    /// <summary>Calls with any of these contacts, as they were matched (<see cref="Contacts.ContactView.AllIds"/>); empty = all.</summary>
    public ImmutableArray<string> ContactIds { get; init; } = [];

    /// <summary>Any of <see cref="Calls.CallFollowUpStates"/>: missed calls and the work on them; empty = all calls.</summary>
    public ImmutableArray<string> FollowUps { get; init; } = [];
    public DateTimeOffset? StartedFrom { get; init; }
    public DateTimeOffset? StartedUntil { get; init; }
    public DateTimeOffset? EndedFrom { get; init; }
    public DateTimeOffset? EndedUntil { get; init; }

    /// <summary>Left out.</summary>
    public string? ExceptCallId { get; init; }

    /// <summary>What the caller may see; null = everything.</summary>
    public CallVisibility? VisibleTo { get; init; }

    /// <summary>Missed calls that nobody has called back yet.</summary>
    public static ImmutableArray<string> NotCalledBack { get; } = [Calls.CallFollowUpStates.Open, Calls.CallFollowUpStates.Taken];
}

/// <summary>The calls that an agent sees: those with a part for it, and those of its departments' queues.</summary>
public sealed record CallVisibility(string AgentId, ImmutableArray<string> DepartmentIds);
