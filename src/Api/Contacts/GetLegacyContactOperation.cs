using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Contacts;

/// <summary>A visitor by its id (contract §1.12).</summary>
internal sealed class GetLegacyContactOperation(IVisitorDirectory directory, Users users) : IOperation<GetLegacyContactRequest, LegacyContactResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contact")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = new GetLegacyContactRequest("8522b818898484e78264d50d"),
        ExampleResponse = LegacyContactResponse.Example,
    };

    public Task<LegacyContactResponse> RunAsync(ApiCall call, GetLegacyContactRequest request) =>
        LegacyContactResponse.FindAsync(directory, users, request.ContactId, call.Aborted);
}

/// <param name="ContactId">The visitor's id.</param>
internal sealed record GetLegacyContactRequest([MaxLength(InputLimits.IdMax)] string ContactId);
