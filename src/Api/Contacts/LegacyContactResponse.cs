using ContactCenter.Api.Accounts;
using ContactCenter.Api.Visitors;

namespace ContactCenter.Api.Contacts;

/// <param name="Contact">The visitor; null = there is none.</param>
internal sealed record LegacyContactResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] VisitorResponse? Contact) : ApiResult
{
    public static LegacyContactResponse Example { get; } = new(new VisitorResponse
    {
        Id = "8522b818898484e78264d50d", Username = "guest-1", Status = "online", Name = "Ada", Ts = ContactExamples.At, UpdatedAt = ContactExamples.At,
        ContactManager = new VisitorManagerResponse("rbAXPnMktTFbNpwtJ", "ana"),
    });

    public static async Task<LegacyContactResponse> FindAsync(
        IVisitorDirectory directory, Users users, string? visitorId, CancellationToken cancellationToken)
    {
        if (visitorId is null || await directory.FindVisitorByIdAsync(visitorId, cancellationToken) is not { View: var visitor })
            return new LegacyContactResponse(Contact: null);
        var manager = visitor.ContactManager is { } userId ? await users.FindAsync(userId, cancellationToken) : null;
        return new LegacyContactResponse(VisitorResponse.From(visitor) with
        {
            ContactManager = manager is null ? null : new VisitorManagerResponse(manager.UserId, manager.Username),
        });
    }
}

/// <summary>Errors of contract §1.12.</summary>
internal static class LegacyContactErrors
{
    public static Error MissingToken { get; } = Error.Plain("Match error: Missing key 'token'");
    public static Error InvalidToken { get; } = Error.Coded("error-invalid-contact-data", "Invalid visitor token");
    public static Error NotAnAgent { get; } =
        Error.Coded("error-invalid-contact-manager", "The contact manager must have the role \"livechat-agent\"");
    public static Error InvalidParams { get; } = Error.Coded("error-invalid-params");
    public static Error InvalidCustom { get; } = Error.Coded("error-invalid-params-custom");

    public static Error NoSuchUser(string username) =>
        Error.Coded("error-contact-manager-not-found", $"No user found with username {username}");
}
