using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Erasure;

/// <summary>Checks a receipt as a third party would, by docs/identity.md: members in order, no spaces, without the signature.</summary>
internal static class ReceiptCheck
{
    public static bool IsSigned(JsonNode receipt, string publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicKey);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(Sorted(receipt, "signature")), Convert.FromBase64String(receipt["signature"]!.GetValue<string>()),
            HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string Sorted(JsonNode node, string without = "")
    {
        if (node is not JsonObject members) return node.ToJsonString();
        var sorted = members.Where(member => member.Key != without).OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Sorted(member.Value!)}");
        return $"{{{string.Join(',', sorted)}}}";
    }
}
