using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContactCenter.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ContactCenter.Tests.Oidc;

/// <summary>A small OpenID Connect provider: whoever comes is signed in as the test says.</summary>
public sealed class LoopbackProvider : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, (string? Challenge, string? Nonce)> _codes = [];
    private WebApplication _app = null!;

    public string Url { get; private set; } = "";

    /// <summary>The claims of whoever signs in next.</summary>
    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>Signs with a key that is not published.</summary>
    public bool Forges { get; set; }

    /// <summary>Puts another nonce into the token.</summary>
    public bool Replays { get; set; }

    public static async Task<LoopbackProvider> StartAsync()
    {
        var provider = new LoopbackProvider();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        provider._app = builder.Build();
        provider.Map();
        await provider._app.StartAsync();
        provider.Url = provider._app.Urls.Single();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Url, authorization_endpoint = $"{Url}/authorize", token_endpoint = $"{Url}/token", jwks_uri = $"{Url}/keys",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.ExportParameters(false)) { KeyId = "k" });
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "k", n = key.N, e = key.E } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var query = request.Query;
            Assert.Equal(
                ("code", "S256", "desk"),
                (query["response_type"].ToString(), query["code_challenge_method"].ToString(), query["client_id"].ToString()));
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (query["code_challenge"], query["nonce"]);
            return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (!_codes.Remove(form["code"].ToString(), out var begun)) return Results.BadRequest(new { error = "invalid_grant" });
            var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            if (challenge != begun.Challenge || form["client_secret"] != "desk-secret") return Results.BadRequest(new { error = "invalid_grant" });
            return Results.Json(new { access_token = "a", token_type = "Bearer", expires_in = 60, id_token = IdToken(begun.Nonce) });
        });
    }

    private string IdToken(string? nonce)
    {
        using var other = RSA.Create(2048);
        var key = new RsaSecurityKey((Forges ? other : _key).ExportParameters(true)) { KeyId = "k" };
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Url, Audience = "desk", NotBefore = now.AddMinutes(-1), Expires = now.AddMinutes(5), IssuedAt = now,
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = Replays ? "another" : nonce ?? "" },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }
}
