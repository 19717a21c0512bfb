using System.Net.Http.Json;

namespace ContactCenter.Tests.Telephony;

/// <summary>The ways in which PBXs encode events of Zammad's CTI.</summary>
public enum CtiEncoding
{
    Form,
    Multipart,
    Json,
}

/// <summary>A PBX that reports its calls by Zammad's CTI, as the vendors' do: it knows an address, and sends one event after the other.</summary>
/// <param name="endpoint">The address with its token.</param>
internal sealed class CtiSender(HttpClient http, Uri endpoint, CtiEncoding encoding)
{
    public Task<HttpResponseMessage> NewCallAsync(string callId, string from, string to, string direction = "in", string? queue = null) =>
        SendAsync("newCall", callId, from, to, direction, ("queue", queue));

    public Task<HttpResponseMessage> AnswerAsync(string callId, string from, string to, string answeringNumber, string direction = "in") =>
        SendAsync("answer", callId, from, to, direction, ("answeringNumber", answeringNumber), ("user", "Grace Hopper"));

    public Task<HttpResponseMessage> HangupAsync(string callId, string from, string to, string cause, string direction = "in") =>
        SendAsync("hangup", callId, from, to, direction, ("cause", cause));

    private async Task<HttpResponseMessage> SendAsync(
        string name, string callId, string from, string to, string direction, params (string Name, string? Value)[] more)
    {
        List<(string Name, string? Value)> fields =
            [("event", name), ("from", from), ("to", to), ("direction", direction), ("callId", callId), .. more.Where(field => field.Value is not null)];
        using var content = Encode(fields);
        return await http.PostAsync(endpoint, content);
    }

    private HttpContent Encode(List<(string Name, string? Value)> fields)
    {
        if (encoding == CtiEncoding.Json) return JsonContent.Create(fields.ToDictionary(field => field.Name, field => field.Value));
        // A form has a list of users, even when it is one.
        var named = fields.Select(field => (Name: field.Name == "user" ? "user[]" : field.Name, Value: field.Value!));
        if (encoding == CtiEncoding.Form) return new FormUrlEncodedContent(named.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in named) parts.Add(new StringContent(value), $"\"{name}\"");
        return parts;
    }
}
