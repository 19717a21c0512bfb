namespace ContactCenter.Api.Contacts;

/// <summary>One entry of a contact's timeline: who, when, what.</summary>
/// <param name="Position">The place of the entry among all that ever happened; later ones are greater.</param>
/// <param name="Kind">What happened, such as "contact-updated" or "conversation-closed".</param>
/// <param name="Rid">The id of the conversation that it is about.</param>
/// <param name="CallId">The id of the call that it is about.</param>
internal sealed record TimelineEntryResponse(
    long Position, DateTimeOffset At, string Kind, string? ContactId, string? Rid, TimelineActorResponse Actor, TimelineDetailsResponse Details,
    string? CallId = null)
{
    /// <param name="users">The users among the actors, by id.</param>
    public static TimelineEntryResponse From(JournalEntry entry, IReadOnlyDictionary<string, AccountView> users) => new(
        entry.Position, entry.At, entry.Kind, entry.Tags.ContactId, entry.Tags.ConversationId, TimelineActorResponse.From(entry.Actor, users),
        TimelineDetailsResponse.Of(entry), entry.Entity.Type == EntityTypes.Call ? entry.Entity.Id : null);
}

/// <summary>Whoever did something.</summary>
/// <param name="Type">user, visitor or system.</param>
/// <param name="Id">Absent = the system.</param>
/// <param name="Username">Of users that are there still.</param>
/// <param name="Name">Of users that are there still.</param>
internal sealed record TimelineActorResponse(string Type, [property: JsonPropertyName("_id")] string? Id, string? Username, string? Name)
{
    public static TimelineActorResponse From(string actor, IReadOnlyDictionary<string, AccountView> users)
    {
        var separator = actor.IndexOf(':', StringComparison.Ordinal);
        if (separator < 0) return new TimelineActorResponse(actor, null, null, null);
        var user = Actors.UserIdOf(actor) is { } userId ? users.GetValueOrDefault(userId) : null;
        return new TimelineActorResponse(actor[..separator], actor[(separator + 1)..], user?.Username, user?.Name);
    }
}
