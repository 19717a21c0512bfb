using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Tests.Sms;

/// <summary>Calls a server as the provider of text messages does, signed by the account's token.</summary>
internal static class ProviderCalls
{
    /// <param name="path">With its query.</param>
    /// <param name="authToken">The token that signs the call; null = no signature.</param>
    public static async Task<ApiResponse> CallAsync(
        ApiServer server, string path, Dictionary<string, string> form, string? authToken = LoopbackTwilio.AuthToken,
        string publicUrl = LoopbackTwilio.PublicUrl)
    {
        using var content = new FormUrlEncodedContent(form);
        if (authToken is not null) content.Headers.Add("X-Twilio-Signature", Sign(authToken, publicUrl + path, form));
        using var answer = await server.Anonymous.BeginAsync(HttpMethod.Post, path, content);
        return new ApiResponse(
            (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.ToString(),
            answer.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value)));
    }

    private static string Sign(string authToken, string address, Dictionary<string, string> form)
    {
        var text = address + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(authToken));
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(hash.GetHashAndReset());
    }
}
