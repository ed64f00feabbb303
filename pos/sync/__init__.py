"""The ways between a till and the register: the wire format, the sealed file for a USB stick, the HTTP client.

`wire` is the language both ends speak and `seal` puts it into a file that only the register can read; both are shared with
`pos.register`. `client` is the only module that knows httpx. Nothing here knows Qt, paper or a screen.
"""
