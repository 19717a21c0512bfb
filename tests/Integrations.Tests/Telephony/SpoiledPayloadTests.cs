using System.Text;
using ContactCenter.Integrations.Telephony;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ContactCenter.Tests.Telephony;

/// <summary>Payloads that a network, a PBX or an attacker has spoiled are read, ignored or refused, and never a fault of ours.</summary>
public sealed class SpoiledPayloadTests
{
    private const int SpoiledPerPayload = 300;

    private static readonly string[] Values =
    [
        "", " ", "\0", "-1", "1e400", "99999999999999999999999", "\ud800", "null", "{}", new('9', 3000), "anonymous", "Sun, 99 Foo 2026 99:99:99 +9999",
        ":", "/", "@",
    ];

    [Fact]
    public void Spoiled_payload_is_never_a_fault_of_ours()
    {
        var random = new Random(Seed.New());
        foreach (var call in ProviderPayloads.All)
        {
            foreach (var payload in call.Payloads)
                for (var number = 0; number < SpoiledPerPayload; number++) AssertRead(call.Adapter, Spoil(payload, random));
        }
    }

    private static void AssertRead(ICallEventAdapter adapter, CallPayload payload)
    {
        var translation = adapter.Translate(payload);
        Assert.NotEmpty(translation.Payloads);
        Assert.All(translation.Payloads, one =>
        {
            Assert.True(one.Error is null || one.Events.Count == 0);
            Assert.True(one.Events.Count == 0 || one.ProviderCallId is { Length: > 0 and <= 200 });
        });
    }

    private static CallPayload Spoil(CallPayload payload, Random random) =>
        payload.Form is { } form ? payload with { Form = Spoil(form, random) } : payload with { Body = Spoil(payload.Body.ToArray(), random) };

    private static FormCollection Spoil(IFormCollection form, Random random)
    {
        var fields = form.ToDictionary(field => field.Key, field => field.Value);
        var name = fields.Keys.ElementAt(random.Next(fields.Count));
        if (random.Next(3) == 0) fields.Remove(name);
        else fields[name] = random.Next(2) == 0 ? new StringValues(Values[random.Next(Values.Length)]) : new StringValues(["a", null, "b"]);
        return new(fields);
    }

    private static byte[] Spoil(byte[] body, Random random)
    {
        if (random.Next(3) > 0) return SpoilText(Encoding.UTF8.GetString(body), random);
        for (var count = 1 + random.Next(3); count > 0; count--) body[random.Next(body.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? body[..random.Next(body.Length)] : body;
    }

    /// <summary>Another value in the place of one between quotation marks, or after a colon.</summary>
    private static byte[] SpoilText(string text, Random random)
    {
        var marks = Enumerable.Range(0, text.Length).Where(index => text[index] is '"' or ':' or '\n').ToArray();
        var place = random.Next(marks.Length - 1);
        var (start, end) = (marks[place] + 1, marks[place + 1]);
        return Encoding.UTF8.GetBytes(text[..start] + Values[random.Next(Values.Length)] + text[end..]);
    }
}
