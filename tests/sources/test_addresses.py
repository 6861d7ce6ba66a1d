"""Only addresses of the public internet are asked."""

import pytest

from pipeline.sources.addresses import is_public, resolve
from pipeline.sources.isolate import Lost


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_addresses_of_the_public_internet_are_admitted(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
     "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::",
     "2001:db8::1", "2001:0:7f00:1::", "", "localhost", "0x7f.1", "2130706433"],
)  # fmt: skip
def test_all_others_are_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f000001", "2130706433", "0"])
def test_names_and_numbers_that_lead_here_are_found_out_by_their_address(host: str) -> None:
    found = resolve(host, 80, 5)
    assert isinstance(found, Lost) or not any(map(is_public, found))


def test_a_name_that_is_none_has_no_address() -> None:
    for host in ("nowhere.invalid", "a" * 300, "\udcff", "..", ""):
        found = resolve(host, 80, 5)
        assert isinstance(found, Lost) or not any(map(is_public, found))
