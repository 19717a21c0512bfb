using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Verification;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>The widget's side of verification (contract §1.14). The visitor's actor judges; the chat itself is its other side.</summary>
internal sealed class VerificationEndpoints(IGrainFactory grains, IWorkspaceConfiguration workspace) : IApiModule
{
    public void Map(ApiRoutes api)
    {
        api.Map(VerificationOperations.Request, RequestAsync);
        api.Map(VerificationOperations.Confirm, ConfirmAsync);
    }

    private async Task<ApiResponse> RequestAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var sent = await grains.GetGrain<IVisitorGrain>(visitor.Key).RequestCode(
            new RequestCode(call.IdsOf(visitor.Key).Command(visitor.Actor), AddressOf(call.Input, workspace.Current.PhoneRegion))
            {
                IpAddress = IpAddressOf(call),
            });
        return ApiResponse.Of("verification", sent, static (json, code) =>
        {
            json.WriteString("field", code.Field);
            json.WriteString("sentTo", code.SentTo);
            json.Date("expiresAt", code.ExpiresAt);
            json.WriteNumber("resendAfterSeconds", code.ResendAfterSeconds);
        });
    }

    private async Task<ApiResponse> ConfirmAsync(ApiCall call)
    {
        var visitor = VisitorCaller.Of(call.Input.RequiredText("token"));
        var proven = await grains.GetGrain<IVisitorGrain>(visitor.Key).ConfirmCode(
            new ConfirmCode(call.IdsOf(visitor.Key).Command(visitor.Actor), call.Input.RequiredText("code")) { IpAddress = IpAddressOf(call) });
        return ApiResponse.Of("verification", proven, static (json, address) =>
        {
            json.WriteBoolean("verified", true);
            json.WriteString("field", address.Field);
            json.WriteString("value", address.Value);
            json.Date("verifiedAt", address.VerifiedAt);
        });
    }

    private static VerificationAddress? AddressOf(JsonElement input, string region)
    {
        var (email, phone) = (input.Text("email"), input.Text("phone"));
        if (email is not null && phone is not null) throw new ContactCenterException(VerificationOperations.BothAddresses);
        if (email is not null)
            return VerificationAddress.TryEmail(email, out var mail) ? mail : throw new ContactCenterException(VerificationOperations.InvalidEmail);
        if (phone is null) return null;
        return VerificationAddress.TryPhone(phone, region, out var number) ? number : throw new ContactCenterException(VerificationOperations.InvalidPhone);
    }

    private static string? IpAddressOf(ApiCall call) => call.Request.HttpContext.Connection.RemoteIpAddress?.ToString();
}
