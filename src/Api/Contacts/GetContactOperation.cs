namespace ContactCenter.Api.Contacts;

/// <summary>One contact (contract §1.5).</summary>
internal sealed class GetContactOperation(ContactLookup contacts, ContactAccessLog access, ContactHistory past)
    : IOperation<GetContactRequest, GetContactResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.get")
    {
        Access = Access.AllOf(Permissions.ViewContact),
        Errors = [CommonErrors.ResourceNotFound, HttpErrors.InvalidDate("at")],
        ExampleRequest = new GetContactRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = new GetContactResponse(ContactExamples.Contact),
    };

    public async Task<GetContactResponse> RunAsync(ApiCall call, GetContactRequest request)
    {
        var at = DateFilters.Until(request.At, "at");
        var contact = await contacts.FindAsync(request.ContactId, call.Aborted);
        // A contact that was erased since has no past either.
        if (contact is not null && at is { } then) contact = await past.FindAsync(request.ContactId, then, call.Aborted);
        if (contact is null) throw new ContactCenterException(CommonErrors.ResourceNotFound);
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Details);
        return new GetContactResponse(ContactResponse.From(contact));
    }
}

/// <param name="At">As it was at this time (ISO-8601).</param>
internal sealed record GetContactRequest(
    [NotEmpty, MaxLength(InputLimits.IdMax)] string ContactId,
    [MaxLength(InputLimits.IdMax)] string? At = null);

internal sealed record GetContactResponse(ContactResponse<string> Contact) : ApiResult;
