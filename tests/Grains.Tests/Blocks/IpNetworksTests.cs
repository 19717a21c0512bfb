using System.Net;
using ContactCenter.Blocks;

namespace ContactCenter.Tests.Blocks;

public sealed class IpNetworksTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("203.0.113.7/24", "203.0.113.0/24")]
    [InlineData("203.0.113.7/0", "0.0.0.0/0")]
    [InlineData(" 203.0.113.200 / 25 ", "203.0.113.128/25")]
    [InlineData("203.0.113.7/024", "203.0.113.0/24")]
    [InlineData("2001:DB8::7", "2001:db8::7/128")]
    [InlineData("2001:db8:ffff::7/33", "2001:db8:8000::/33")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7/32")]
    [InlineData("::ffff:203.0.113.7/120", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.7/95", null)]
    [InlineData("203.0.113.7/33", null)]
    [InlineData("2001:db8::/129", null)]
    [InlineData("203.0.113.7/-1", null)]
    [InlineData("203.0.113.7/+1", null)]
    [InlineData("203.0.113.7/8/8", null)]
    [InlineData("203.0.113.7/", null)]
    [InlineData("203.0.113", null)]
    [InlineData("010.0.0.1", null)]
    [InlineData("1", null)]
    [InlineData("fe80::1%1", null)]
    [InlineData("fe80::1%1/64", null)]
    [InlineData("example.com", null)]
    [InlineData("", null)]
    public void Network_has_one_normal_form(string text, string? normal) => Assert.Equal(normal, IpNetworks.Parse(text)?.ToString());

    [Theory]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("10.0.0.0/7", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("::/0", true)]
    [InlineData("2000::/15", true)]
    [InlineData("2001::/16", false)]
    public void Network_that_would_lock_out_everybody_is_too_wide(string network, bool isTooWide) =>
        Assert.Equal(isTooWide, IpNetworks.IsTooWide(IPNetwork.Parse(network)));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.0/24", true)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.0/24", true)]
    [InlineData("203.0.114.7", "203.0.113.0/24", false)]
    [InlineData("2001:db8::7", "2001:db8::/32", true)]
    [InlineData("fe80::7%3", "fe80::/10", true)]
    [InlineData("32.1.13.184", "2001:db8::/32", false)]
    public void Address_is_in_a_network(string address, string network, bool isIn)
    {
        var known = IPNetwork.Parse(network);
        Assert.Equal(isIn, IpNetworks.Containing(IPAddress.Parse(address)).Contains(known));
        Assert.Equal(isIn, IpNetworks.Containing(IpNetworks.Plain(IPAddress.Parse(address)), known.PrefixLength) == known);
    }

    [Fact]
    public void Address_is_in_no_network_of_more_bits_than_it_has() => Assert.Null(IpNetworks.Containing(IPAddress.Parse("203.0.113.7"), 33));
}
