using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Former;

/// <summary>The people of the history, and the ids of what they made.</summary>
internal sealed class FormerCast(RestClient rest, SignIn admin)
{
    public const string Password = "former people for an hour";

    public RestClient Rest => rest;

    public SignIn Admin => admin;

    public Dictionary<string, SignIn> Agents { get; } = [];

    public Dictionary<string, string> Passwords { get; } = new()
    {
        [ServerEnvironment.AdminUsername] = ServerEnvironment.AdminPassword, ["lena"] = Password, ["otto"] = Password,
    };

    /// <summary>Departments, units, fields and the like by their names.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>The visitors' open or closed conversations, by their names.</summary>
    public Dictionary<string, FormerVisitor> Visitors { get; } = [];

    public Task<JsonElement> AdminAsync(string path, object body) => rest.PostAsync(path, body, admin);

    public Task<JsonElement> AsAsync(string agent, string path, object body) => rest.PostAsync(path, body, Agents[agent]);

    public Task<JsonElement> VisitorAsync(string path, object body) => rest.PostAsync(path, body);

    public async Task<JsonElement> PutAsync(string path, object body, string agent)
    {
        var answer = await rest.SendAsync(HttpMethod.Put, path, body, agent.Length == 0 ? admin : Agents[agent]);
        return answer.IsSuccess ? answer.Body : throw new InvalidOperationException($"PUT {path}: {answer.Body}");
    }

    /// <summary>Remembers the id that a response gives.</summary>
    public string Keep(string name, JsonElement made, string member = "_id") => Ids[name] = made.GetProperty(member).GetString()!;
}

internal sealed record FormerVisitor(string Token, string VisitorId, string RoomId, string ContactId);
