using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Catalogs.CannedResponses;

/// <summary>A canned response: a text that agents send with a shortcut (contract §3.7).</summary>
/// <param name="Text">May contain placeholders, such as {{contact.name}}.</param>
/// <param name="Scope">"global", "department" or "user": who may send it.</param>
/// <param name="DepartmentId">The department, for the scope of a department.</param>
/// <param name="UserId">The user, for the scope of a user.</param>
internal sealed record CannedTextResponse(
    [property: JsonPropertyName("_id")] string Id, string Shortcut, string Text, string Scope, string? DepartmentId, string? UserId,
    ImmutableArray<string> Tags, CreatorResponse CreatedBy, [property: JsonPropertyName("_createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static CannedTextResponse Example { get; } = new(
        "674eeb4343725ce31dd9bdd4", "hello", "Hello {{contact.name}}, this is {{agent.name}}.", CannedScopes.Global, null, null, [],
        new CreatorResponse("rbAXPnMktTFbNpwtJ", "grace"), WorkspaceExamples.At, WorkspaceExamples.At);

    public static CannedTextResponse From(CannedResponseItem item) => new(
        item.ResponseId, item.Shortcut, item.Text, item.Scope, item.DepartmentId, item.OwnerId, item.Tags,
        new CreatorResponse(item.CreatedBy.MonitorId, item.CreatedBy.Username), item.CreatedAt, item.UpdatedAt);
}

/// <summary>The user who created something.</summary>
internal sealed record CreatorResponse([property: JsonPropertyName("_id")] string Id, string Username);
