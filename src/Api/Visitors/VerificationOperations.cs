using ContactCenter.Verification;

namespace ContactCenter.Api.Visitors;

/// <summary>
/// Sends a six-digit code to an e-mail address or phone number; without either, to the visitor's own. It replaces every earlier code
/// (contract §1.14).
/// </summary>
/// <remarks>The visitor's actor judges. No response depends on whether the address is known.</remarks>
internal sealed class RequestCodeOperation(IGrainFactory grains, IWorkspaceConfiguration workspace) : IOperation<RequestCodeRequest, RequestCodeResponse>
{
    private static readonly Error BothAddresses = CommonErrors.InvalidParams("must NOT have both 'email' and 'phone'");
    private static readonly Error InvalidEmail = CommonErrors.InvalidParams("must match format \"basic_email\"");
    private static readonly Error InvalidPhone = CommonErrors.InvalidParams("must be a phone number");

    public static ApiOperation Operation { get; } = new("POST", "livechat/verification.request")
    {
        Access = Access.Visitor, Limit = RateLimitRule.Verification, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ContactErrors.ChannelNotFound, ContactErrors.ChannelBlocked, VerificationErrors.NoAddress,
            VerificationErrors.Throttled(TimeSpan.FromSeconds(42)), VerificationErrors.TooManyAttempts, VerificationErrors.NotSent,
            BothAddresses, InvalidEmail, InvalidPhone,
        ],
        ExampleRequest = new RequestCodeRequest(VisitorExamples.Token, "ada@example.com"),
        ExampleResponse = new RequestCodeResponse(new SentCodeResponse("email", "a•••@e•••.com", new(2026, 11, 22, 9, 10, 0, TimeSpan.Zero), 60)),
    };

    public async Task<RequestCodeResponse> RunAsync(ApiCall call, RequestCodeRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        var sent = await grains.GetGrain<IVisitorGrain>(visitor.Key).RequestCode(
            new RequestCode(call.CommandOf(visitor), AddressOf(request, workspace.Current.PhoneRegion))
            {
                IpAddress = call.Request.HttpContext.Connection.RemoteIpAddress?.ToString(),
            });
        return new RequestCodeResponse(new SentCodeResponse(sent.Field, sent.SentTo, sent.ExpiresAt, sent.ResendAfterSeconds));
    }

    private static VerificationAddress? AddressOf(RequestCodeRequest request, string region)
    {
        if (request is { Email: not null, Phone: not null }) throw new ContactCenterException(BothAddresses);
        if (request.Email is { } email)
            return VerificationAddress.TryEmail(email, out var mail) ? mail : throw new ContactCenterException(InvalidEmail);
        if (request.Phone is not { } phone) return null;
        return VerificationAddress.TryPhone(phone, region, out var number) ? number : throw new ContactCenterException(InvalidPhone);
    }
}

/// <summary>
/// Answers with the code. The right one is accepted once; it verifies the channel and lets a conversation that waits for it into its queue
/// (contract §1.14).
/// </summary>
internal sealed class ConfirmCodeOperation(IGrainFactory grains) : IOperation<ConfirmCodeRequest, ConfirmCodeResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/verification.confirm")
    {
        Access = Access.Visitor, Limit = RateLimitRule.Verification, WhileBlocked = WhileBlocked.JudgedByActor,
        Errors =
        [
            VisitorErrors.InvalidToken, ContactErrors.ChannelNotFound, ContactErrors.ChannelBlocked, VerificationErrors.CodeInvalid(4),
            VerificationErrors.CodeExpired, VerificationErrors.TooManyAttempts,
        ],
        ExampleRequest = new ConfirmCodeRequest(VisitorExamples.Token, "123 456"),
        ExampleResponse = new ConfirmCodeResponse(
            new ProvenAddressResponse("email", "ada@example.com", new(2026, 11, 22, 9, 1, 0, TimeSpan.Zero))),
    };

    public async Task<ConfirmCodeResponse> RunAsync(ApiCall call, ConfirmCodeRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        var proven = await grains.GetGrain<IVisitorGrain>(visitor.Key).ConfirmCode(
            new ConfirmCode(call.CommandOf(visitor), request.Code)
            {
                IpAddress = call.Request.HttpContext.Connection.RemoteIpAddress?.ToString(),
            });
        return new ConfirmCodeResponse(new ProvenAddressResponse(proven.Field, proven.Value, proven.VerifiedAt));
    }
}

/// <summary>At most one of email and phone; neither = the visitor's own address.</summary>
internal sealed record RequestCodeRequest(
    [MaxLength(InputLimits.TokenMax)] string Token,
    [MaxLength(VerificationAddress.EmailCharactersMax)] string? Email = null,
    [MaxLength(InputLimits.IdMax)] string? Phone = null) : IVisitorRequest;

internal sealed record RequestCodeResponse(SentCodeResponse Verification) : ApiResult;

/// <param name="Field">"email" or "phone".</param>
/// <param name="SentTo">The address with most characters hidden.</param>
/// <param name="ResendAfterSeconds">Seconds until another code can be sent.</param>
internal sealed record SentCodeResponse(string Field, string SentTo, DateTimeOffset ExpiresAt, int ResendAfterSeconds);

/// <param name="Code">The code as the visitor typed it; spaces do not matter.</param>
internal sealed record ConfirmCodeRequest([MaxLength(InputLimits.TokenMax)] string Token, [MaxLength(64)] string Code) : IVisitorRequest;

internal sealed record ConfirmCodeResponse(ProvenAddressResponse Verification) : ApiResult;

/// <param name="Field">"email" or "phone".</param>
/// <param name="Value">The address.</param>
internal sealed record ProvenAddressResponse(string Field, string Value, DateTimeOffset VerifiedAt)
{
    /// <summary>True, always.</summary>
    [JsonPropertyOrder(-1)]
    public bool Verified { get; } = true;
}
